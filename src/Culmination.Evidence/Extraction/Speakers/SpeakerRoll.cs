namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Who has been named in a text so far, one object for each, and who spoke last.</summary>
internal sealed class SpeakerRoll
{
    private readonly List<Speaker> _all = [];
    private readonly Dictionary<string, Speaker> _byKey = new(StringComparer.Ordinal);

    public Speaker? LastPerson { get; private set; }

    public Speaker? LastPlural { get; private set; }

    public Speaker? LastExpert { get; private set; }

    public Speaker? Last { get; private set; }

    /// <summary>Takes note of who has just spoken, so that pronouns and descriptions find them.</summary>
    public void Spoke(Speaker speaker)
    {
        if (speaker.IsNarrator || ReferenceEquals(speaker, Speaker.Unnamed))
        {
            return;
        }

        Last = speaker;
        LastPerson = speaker.IsPerson && !speaker.IsPlural ? speaker : LastPerson;
        LastPlural = !speaker.IsPerson || speaker.IsPlural ? speaker : LastPlural;
        LastExpert = speaker.IsExpert || speaker is { IsPerson: true, IsPlural: false } && LastExpert is null ? speaker : LastExpert;
    }

    /// <summary>Somebody is brought on with name and place ("X works at Y"): pronouns may mean them.</summary>
    public void Introduce(Speaker speaker, bool isExpert)
    {
        speaker.IsExpert |= isExpert;
        LastPerson = speaker;
        LastExpert = isExpert ? speaker : LastExpert;
    }

    /// <summary>The speaker of a key; null before it is named.</summary>
    public Speaker? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The speaker of a key, made when it is named first.</summary>
    public Speaker Known(string key, Func<Speaker> make)
    {
        if (!_byKey.TryGetValue(key, out var speaker))
        {
            _byKey.Add(key, speaker = make());
            _all.Add(speaker);
        }

        return speaker;
    }

    /// <summary>The last of the people named lately who has an office of this name.</summary>
    public Speaker? Recent(string office)
    {
        for (var i = _all.Count - 1; i >= Math.Max(0, _all.Count - 50); i--)
        {
            if (_all[i].Beside.Contains(office, StringComparison.OrdinalIgnoreCase))
            {
                return _all[i];
            }
        }

        return null;
    }
}
