namespace Culmination.Dynamics.CSource;

/// <summary>How a function of the source goes through members.</summary>
internal enum CForm
{
    /// <summary>One member at a time.</summary>
    One,

    /// <summary>A loop over the lanes with all equations in it.</summary>
    Lanes,

    /// <summary>For each equation a loop over the lanes.</summary>
    Loops,
}
