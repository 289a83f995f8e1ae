using System.CommandLine;
using System.Globalization;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Binding;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination model show|units|audit|loops|export|document FILE</c>.</summary>
internal static class ModelCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "An XMILE file, or a folder with a model.xmile." };
        var json = new Option<bool>("--json") { Description = "One JSON document, schema culmination.model/1." };
        var variable = new Option<string?>("--variable") { Description = "NAME, or an id of the model's structure.csv: only this variable, with what it reads and what reads it; else all whose names have NAME in them." };
        var show = new Command("show", "Lists variables, equations, units and what they mean.") { file, variable, json };
        show.SetAction(parsed => With(screen, parsed.GetRequiredValue(file), model => Show(screen, model, parsed.GetValue(variable), parsed.GetValue(json))));
        var units = new Command("units", "Checks that units fit in every equation.") { file };
        units.SetAction(parsed => With(screen, parsed.GetRequiredValue(file), model => Units(screen, model)));
        return new Command("model", "Looks at one model.") { show, units, AuditCommand.Create(screen, cancellation), LoopsCommand.Create(screen, cancellation), ExportCommand.Create(screen, cancellation), DocumentCommand.Create(screen, cancellation) };
    }

    private static int Show(Screen screen, ModelFile file, string? name, bool asJson)
    {
        var page = screen.NewPage();
        var some = name is null ? [] : ModelSearch.Find(file, name);
        if (name is not null && some.IsEmpty)
        {
            return Reports.Usage(screen, $"--variable: the model has no '{name}'", ModelSearch.Near(file, name));
        }

        if (asJson)
        {
            screen.WriteRaw(ModelListing.Json(file, name is null ? null : some));
            return ExitCodes.Answered;
        }

        if (name is null)
        {
            ModelListing.Write(page, file);
        }
        else
        {
            ModelListing.Write(page, file, some);
        }

        screen.Write(page);
        return ExitCodes.Answered;
    }

    private static int Units(Screen screen, ModelFile file)
    {
        if (file.UnitMistakes.Count > 0)
        {
            return Reports.Diagnostics(screen, file.UnitMistakes);
        }

        var variables = file.Bound.Model.Variables;
        var without = variables.Where(v => v.Unit.Length == 0).ToList();
        var page = screen.NewPage();
        foreach (var group in variables.Where(v => v.Unit.Length > 0).GroupBy(v => v.Unit, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Wrap($"{group.Key}: {string.Join(", ", group.Select(v => v.Name.Replace(' ', Page.Joint)))}", hanging: 4);
        }

        if (without.Count > 0)
        {
            page.Wrap($"without a unit: {string.Join(", ", without.Select(v => v.Name.Replace(' ', Page.Joint)))}", hanging: 4, emphasis: Emphasis.Warning);
        }

        page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"units fit in all equations of {variables.Length} variables"));
        screen.Write(page);
        return ExitCodes.Answered;
    }

    private static int With(Screen screen, string given, Func<ModelFile, int> action)
    {
        if (ModelFile.Find(given) is not { } path)
        {
            return Reports.NoInput(screen, given, $"there is no model '{given}'");
        }

        var loaded = ModelFile.Load(path, new PlanOptions());
        return loaded.Diagnostics.Length > 0 && Reports.Diagnostics(screen, loaded.Diagnostics) is not ExitCodes.Answered and var code ? code : action(loaded.Value!);
    }
}
