namespace Culmination.Evidence.Ledger;

/// <summary>A CSV file on disk, or a text that has not become one yet.</summary>
/// <param name="Path">Where it is, or what it is called in messages.</param>
/// <param name="Text">Its text; null when the file is to be read.</param>
internal readonly record struct CsvInput(string Path, string? Text = null);
