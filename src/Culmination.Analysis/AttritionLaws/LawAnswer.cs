using System.Collections.Immutable;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>What a question about laws of attrition comes to.</summary>
/// <param name="Fits">One per law, in the scenario's order.</param>
/// <param name="Logarithms">The same law with free exponents, fitted to logarithms of losses.</param>
/// <param name="LineInTime">R² of a straight line in time per side: what a law has to beat.</param>
/// <param name="Identifiability">How well the record tells the exponents; null without a law with free exponents.</param>
/// <param name="Parts">Free exponents found on parts of the record.</param>
public sealed record LawAnswer(
    LawScenario Scenario,
    ImmutableArray<LawFit> Fits,
    LogFit Logarithms,
    double LineInTime,
    Identifiability? Identifiability,
    ImmutableArray<PartFit> Parts)
{
    /// <summary>The law that explains most of the daily variance, by least squares of losses.</summary>
    public LawFit Best => Fits.MaxBy(f => f.RSquared)!;
}

/// <summary>A law fitted by least squares of daily losses of both sides together.</summary>
/// <param name="LogA">ln a, people of B lost per day where R^p·B^q is 1.</param>
/// <param name="LogB">ln b.</param>
/// <param name="SumOfSquares">Of what is left, people² per day².</param>
/// <param name="RSquared">1 − what is left ÷ what there was, about each side's own mean; both sides together.</param>
public sealed record LawFit(LawForm Law, double P, double Q, double LogA, double LogB, double SumOfSquares, double RSquared, double RSquaredB, double RSquaredR);

/// <summary>Free exponents by ordinary least squares of ln losses.</summary>
/// <param name="RSquaredOfLogarithms">About each side's own mean logarithm.</param>
/// <param name="RSquared">Of the losses themselves, with the same exponents and coefficients.</param>
public sealed record LogFit(double P, double Q, double LogA, double LogB, double RSquaredOfLogarithms, double RSquared);

/// <summary>How well free exponents are told by the record, at their best fit.</summary>
/// <param name="ErrorOfP">Standard error, from the curvature.</param>
/// <param name="Correlation">Of the errors of p and q.</param>
/// <param name="ConditionNumber">Of the matrix of sensitivities to ln a, ln b, p and q, columns scaled to length 1: above some 30 they can hardly be told apart (Belsley, Kuh and Welsch 1980).</param>
/// <param name="PLow">The profile of p: the least value that a 95 % likelihood-ratio test does not refuse, q, a and b fitted anew.</param>
/// <param name="PHigh">The greatest such value.</param>
/// <param name="Autocorrelation">Of what is left from one day to the next, both sides together: above 0 the ranges are too narrow.</param>
public sealed record Identifiability(
    double ErrorOfP,
    double ErrorOfQ,
    double Correlation,
    double ConditionNumber,
    double PLow,
    double PHigh,
    double QLow,
    double QHigh,
    double Autocorrelation);

/// <summary>Free exponents on a part of the record.</summary>
public sealed record PartFit(RecordPart Part, LawFit Fit);
