namespace Culmination.Dynamics.CSource;

/// <summary>How a function of the source goes through members.</summary>
internal enum CForm
{
    /// <summary>One member at a time.</summary>
    One,

    /// <summary>64 at a time: for each equation a loop over the lanes. (One loop with all equations in it is slower, and takes a compiler much longer.)</summary>
    Lanes,
}
