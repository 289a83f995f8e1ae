namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>One variable that another one's equation reads, or a flow of a stock.</summary>
/// <param name="ReadsNow">The equation reads the source's current value; false when it reads only the one a dt ago (PREVIOUS).</param>
/// <param name="FlowSign">Of a flow into its stock +1, out of it -1 (times listed); 0 for a link by an equation.</param>
internal sealed record CausalLink(int Source, int Target, bool ReadsNow, int FlowSign);
