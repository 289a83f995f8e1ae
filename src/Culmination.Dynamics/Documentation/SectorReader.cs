using System.Collections.Immutable;
using System.Xml;

namespace Culmination.Dynamics.Documentation;

/// <summary>Finds the comments that head the sectors. The reader of models passes comments over: they mean nothing to a run, only to people.</summary>
internal static class SectorReader
{
    /// <summary>The headings in the order of the file.</summary>
    /// <param name="path">An XMILE file that was already read without mistakes.</param>
    public static ImmutableArray<Sector> Read(string path)
    {
        var sectors = ImmutableArray.CreateBuilder<Sector>();
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var inside = false;
        while (reader.Read())
        {
            if (reader.LocalName == "variables")
            {
                inside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (inside && reader.NodeType == XmlNodeType.Comment)
            {
                var text = string.Join(' ', reader.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                var end = text.AsSpan().IndexOfAny(':', '.');
                sectors.Add(new Sector(
                    end < 0 ? text : text[..end],
                    end < 0 ? string.Empty : text[(end + 1)..].Trim(),
                    ((IXmlLineInfo)reader).LineNumber));
            }
        }

        return sectors.ToImmutable();
    }
}
