using Culmination.Dynamics.Planning;

namespace Culmination.Analysis.Asking;

/// <summary>Whether an equation draws random numbers.</summary>
internal static class RandomDraws
{
    internal static bool AreIn(PlanExpression expression) => expression switch
    {
        PlanRandom => true,
        PlanUnary u => AreIn(u.Operand),
        PlanBinary b => AreIn(b.Left) || AreIn(b.Right),
        PlanChoice c => AreIn(c.Condition) || AreIn(c.WhenTrue) || AreIn(c.WhenFalse),
        PlanLookup l => AreIn(l.X),
        PlanPreviousValue p => AreIn(p.Initial),
        _ => false,
    };
}
