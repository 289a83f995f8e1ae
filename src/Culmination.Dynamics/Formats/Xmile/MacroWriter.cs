using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Writes what <see cref="MacroReader"/> reads.</summary>
internal static class MacroWriter
{
    internal static void Write(XmlLines xml, ModelMacro macro)
    {
        xml.Open("macro", ("name", WrittenName.Of(macro.Name)));
        foreach (var parameter in macro.Parameters)
        {
            xml.Text("parm", WrittenName.Of(parameter.Name), ("default", parameter.Default?.Text));
        }

        xml.Text("eqn", macro.Equation.Text);
        if (macro.Doc.Length > 0)
        {
            xml.Text("doc", macro.Doc);
        }

        if (!macro.Variables.IsEmpty)
        {
            xml.Open("variables");
            foreach (var variable in macro.Variables)
            {
                VariableWriter.Write(xml, variable);
            }

            xml.Close();
        }

        xml.Close();
    }
}
