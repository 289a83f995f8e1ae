using System.Collections.Immutable;
using System.Text;
using Culmination.Analysis.Scenarios.Reading;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios;

/// <summary>Reads a scenario and its evidence (docs/formats/scenario.md, claims.md). What concerns the model is found by <c>ScenarioBinder</c>.</summary>
public static class ScenarioReader
{
    /// <summary>The format this version reads.</summary>
    public const string Format = "culmination.scenario/1";

    private const int MostBytes = 1024 * 1024;

    private static readonly string[] Keys =
    [
        "format", "title", "model", "sides", "calendar", "parameters", "sources", "observations", "policies", "outcomes", "order of ties", "question", "reported", "people",
        "structures", "not modelled", "run", "pools", "source types",
    ];

    /// <summary>Reads a folder that holds scenario.yaml, or that file; claims.csv and sources.csv stand beside it. All mistakes are found at once.</summary>
    public static Checked<Scenario> Read(string pathOrDirectory)
    {
        var path = Directory.Exists(pathOrDirectory) ? Path.Combine(pathOrDirectory, "scenario.yaml") : pathOrDirectory;
        var found = new List<Diagnostic>();
        if (ReadText(path, found) is not { } text || YamlTree.Read(path, text, found) is not { } root)
        {
            return Checked.Fail<Scenario>(found);
        }

        RefusePlaces(root, found);
        var top = new TextSpan(path, 1, 1);
        var fields = new Fields(root, "a scenario", top, found, Keys);
        CheckFormat(fields, found);
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
        var evidence = EvidenceFiles.Read(folder, found);
        var scenario = Assemble(fields, path, folder, text, evidence, found);
        return Checked.Of(scenario, found);
    }

    private static Scenario Assemble(Fields fields, string path, string folder, string text, EvidenceFiles evidence, List<Diagnostic> found)
    {
        var title = fields.NeedText("title");
        var (modelPath, modelHash) = ReadModel(fields, folder, found);
        var sides = new Fields(fields.Need("sides"), "'sides'", fields.Find("sides")?.Span ?? fields.Place, found, "Invader", "Defender");
        var calendar = ReadCalendar(fields, found);
        var pools = new PoolReader(fields.Find("pools"), calendar, evidence, found);
        var parameters = UncertaintyReader.Parameters(fields.Find("parameters"), pools, found);
        var windows = UncertaintyReader.Windows(fields.Find("sources"), found);
        var types = SourceTypeReader.Read(fields.Find("source types"), windows, evidence.Sources, found);
        var drafts = ObservationReader.Read(fields.Find("observations"), pools, found);
        var policies = QuestionReader.Policies(fields.Find("policies"), found);
        var outcomes = QuestionReader.Outcomes(fields.Find("outcomes"), found);
        AtLeastOne(policies.Length, fields, "policies", "policy", found);
        AtLeastOne(outcomes.Length, fields, "outcomes", "outcome", found);
        CheckLeverDays(policies, calendar, found);
        var question = QuestionReader.Question(fields.Need("question"), fields.Place, calendar, outcomes, found);
        var run = ReadRun(fields, found);
        var observations = new EvidenceRules(calendar, evidence, windows, found).Apply(parameters, drafts);
        var fileHash = ScenarioHash.OfText(text);
        return new Scenario(
            NameOf(path, folder),
            title,
            folder,
            modelPath,
            fields.Find("sides") is null ? new SideNames(string.Empty, string.Empty) : new SideNames(sides.NeedText("Invader"), sides.NeedText("Defender")),
            calendar,
            [.. parameters.Select(p => p.Parameter)],
            windows,
            observations,
            policies,
            outcomes,
            QuestionReader.OrderOfTies(fields, outcomes, found),
            question,
            ReportReader.Reported(fields.Find("reported"), found),
            ReportReader.People(fields.Find("people"), found),
            UncertaintyReader.Structures(fields.Find("structures"), found),
            [.. fields.FindTexts("not modelled").Select(t => t.Text)],
            run,
            evidence.Claims?.Claims ?? [],
            evidence.Sources?.Sources ?? [],
            evidence.OthersHash.Length == 0
                ? ScenarioHash.Of(("scenario", fileHash), ("claims", evidence.ClaimsHash), ("sources", evidence.SourcesHash), ("model", modelHash))
                : ScenarioHash.Of(("scenario", fileHash), ("evidence", evidence.Hash), ("model", modelHash)))
        {
            Pools = pools.Pools,
            SourceTypes = types,
            FileHash = fileHash,
            ClaimsHash = evidence.Hash,
            ModelHash = modelHash,
        };
    }

    internal static string? ReadText(string path, List<Diagnostic> found)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                found.Add(ScenarioDiagnostics.NoFile(path));
                return null;
            }

            if (file.Length > MostBytes)
            {
                found.Add(ScenarioDiagnostics.TooLarge(path));
                return null;
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            found.Add(ScenarioDiagnostics.Unreadable(path, "it is not UTF-8 text"));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            found.Add(ScenarioDiagnostics.Unreadable(path, exception.Message));
            return null;
        }
    }

    private static void CheckFormat(Fields fields, List<Diagnostic> found)
    {
        if (fields.Need("format") is { } node && Values.Text(node, "'format'", found) is { } format && format != Format)
        {
            found.Add(ScenarioDiagnostics.UnknownFormat(node.Span, format, Format));
        }
    }

    private static (string Path, string Hash) ReadModel(Fields fields, string folder, List<Diagnostic> found)
    {
        var node = fields.Need("model");
        if (node is null || Values.Text(node, "'model'", found) is not { } name)
        {
            return (string.Empty, string.Empty);
        }

        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            found.Add(ScenarioDiagnostics.NoModel(node.Span, name));
            return (path, string.Empty);
        }

        try
        {
            if (ScenarioHash.OfFile(path, XmileReader.MaximumBytes) is { } hash)
            {
                return (path, hash);
            }

            found.Add(ScenarioDiagnostics.ModelTooLarge(node.Span, name, XmileReader.MaximumBytes));
            return (path, string.Empty);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            found.Add(ScenarioDiagnostics.Unreadable(path, exception.Message));
            return (path, string.Empty);
        }
    }

    private static Calendar ReadCalendar(Fields root, List<Diagnostic> found)
    {
        var node = root.Need("calendar");
        var fields = new Fields(node, "'calendar'", node?.Span ?? root.Place, found, "start", "issue", "end");
        if (node is null)
        {
            return Calendar.Incomplete;
        }

        var (start, issue, end) = (fields.NeedDay("start"), fields.NeedDay("issue"), fields.NeedDay("end"));
        if (start is null || issue is null || end is null)
        {
            return Calendar.Incomplete;
        }

        if (issue <= start)
        {
            found.Add(ScenarioDiagnostics.CalendarOrder(fields.Find("issue")!.Span, "start", "issue"));
        }
        else if (end <= issue)
        {
            found.Add(ScenarioDiagnostics.CalendarOrder(fields.Find("end")!.Span, "issue", "end"));
        }
        else
        {
            return new Calendar(start.Value, issue.Value, end.Value);
        }

        return Calendar.Incomplete;
    }

    private static RunSettings ReadRun(Fields root, List<Diagnostic> found)
    {
        var node = root.Need("run");
        var fields = new Fields(node, "'run'", node?.Span ?? root.Place, found, "members", "seed");
        if (node is null)
        {
            return new RunSettings(1, 0);
        }

        var members = fields.Need("members") is { } m ? Values.Count(m, "'members' of 'run'", found) : null;
        var seed = fields.Need("seed") is { } s ? Values.Seed(s, "'seed' of 'run'", found) : null;
        return new RunSettings(members ?? 1, seed ?? 0);
    }

    private static void CheckLeverDays(ImmutableArray<Policy> policies, Calendar calendar, List<Diagnostic> found)
    {
        foreach (var setting in policies.SelectMany(p => p.Settings).Where(_ => calendar.IsComplete))
        {
            if (setting.From is { } day && (day < calendar.Issue || day >= calendar.End))
            {
                found.Add(ScenarioDiagnostics.OutsideRun(setting.Span, "the day a lever is set", day, calendar.Issue, calendar.End));
            }
        }
    }

    private static void AtLeastOne(int count, Fields fields, string key, string kind, List<Diagnostic> found)
    {
        if (count == 0)
        {
            found.Add(ScenarioDiagnostics.NothingOf(fields.Find(key)?.Span ?? fields.Place, kind));
        }
    }

    private static void RefusePlaces(YamlNode node, List<Diagnostic> found)
    {
        switch (node)
        {
            case YamlScalar scalar:
                if (RefusedContent.Find(scalar.Text) is { } passage)
                {
                    found.Add(ScenarioDiagnostics.Refused(scalar.Span, passage.What));
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    RefusePlaces(item, found);
                }

                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    RefusePlaces(key, found);
                    RefusePlaces(value, found);
                }

                break;
        }
    }

    private static string NameOf(string path, string folder)
    {
        if (Path.GetFileName(path) != "scenario.yaml")
        {
            return Path.GetFileNameWithoutExtension(path);
        }

        return Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
    }
}
