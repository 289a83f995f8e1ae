using System.Globalization;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>
/// Writes a <see cref="Model"/> as XMILE 1.0. <see cref="XmileReader"/> makes the same model of what was written (places in the file aside), so that it runs to the same bits.
/// Options that a model inherits in its file (non-negative stocks) are written where they act; comments, diagrams and settings of vendors are no part of a model.
/// </summary>
public static class XmileWriter
{
    /// <summary>The whole file as text; lines end with a line feed.</summary>
    public static string Write(Model model)
    {
        var xml = new XmlLines();
        xml.Open("xmile", ("version", "1.0"), ("xmlns", "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"));
        Header(xml, model);
        Clock(xml, model);
        UnitWriter.Write(xml, model.UnitAliases);
        Dimensions(xml, model);
        xml.Open("model");
        xml.Open("variables");
        foreach (var variable in model.Variables)
        {
            VariableWriter.Write(xml, variable);
        }

        xml.Close();
        xml.Close();
        foreach (var macro in model.Macros)
        {
            MacroWriter.Write(xml, macro);
        }

        xml.Close();
        return xml.ToString();
    }

    private static void Header(XmlLines xml, Model model)
    {
        xml.Open("header");
        xml.Text("vendor", "Culmination");
        xml.Text("product", "Culmination", ("version", typeof(XmileWriter).Assembly.GetName().Version?.ToString(3)));
        xml.Text("name", model.Name);
        if (!model.Dimensions.IsEmpty || !model.Macros.IsEmpty)
        {
            xml.Open("options");
            if (!model.Dimensions.IsEmpty)
            {
                var most = model.Variables.Select(v => v.Dimensions.Length).DefaultIfEmpty(0).Max();
                xml.Empty("uses_arrays", ("maximum_dimensions", Math.Max(1, most).ToString(CultureInfo.InvariantCulture)));
            }

            if (!model.Macros.IsEmpty)
            {
                xml.Empty("uses_macros", ("recursive_macros", "false"), ("option_filters", "false"));
            }

            xml.Close();
        }

        xml.Close();
    }

    private static void Clock(XmlLines xml, Model model)
    {
        var clock = model.Clock;
        var method = clock.Method switch
        {
            IntegrationMethod.RungeKutta2 => "RK2",
            IntegrationMethod.RungeKutta4 => "RK4",
            _ => "Euler",
        };
        xml.Open("sim_specs", ("method", method), ("time_units", model.TimeUnit.Length > 0 ? model.TimeUnit : null));
        xml.Text("start", XmlLines.Number(clock.Start));
        xml.Text("stop", XmlLines.Number(clock.Stop));
        xml.Text("dt", XmlLines.Number(clock.TimeStep));
        if (clock.SaveStride > 1)
        {
            xml.Text("save_step", XmlLines.Number(clock.SaveStride * clock.TimeStep));
        }

        xml.Close();
    }

    private static void Dimensions(XmlLines xml, Model model)
    {
        if (model.Dimensions.IsEmpty)
        {
            return;
        }

        xml.Open("dimensions");
        foreach (var dimension in model.Dimensions)
        {
            var name = WrittenName.Of(dimension.Name);
            if (dimension.Elements.Select((e, i) => string.Equals(e, (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).All(isNumber => isNumber))
            {
                xml.Empty("dim", ("name", name), ("size", dimension.Elements.Length.ToString(CultureInfo.InvariantCulture)));
                continue;
            }

            xml.Open("dim", ("name", name));
            foreach (var element in dimension.Elements)
            {
                xml.Empty("elem", ("name", WrittenName.Of(element)));
            }

            xml.Close();
        }

        xml.Close();
    }
}
