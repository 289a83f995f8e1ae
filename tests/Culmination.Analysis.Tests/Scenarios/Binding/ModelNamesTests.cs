using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Scenarios.Binding;

public sealed class ModelNamesTests
{
    private static readonly ModelNames Names = new(new SimulationPlan(
        [
            Variable("fire sufficiency[Invader]", false), Variable("fire sufficiency[Defender]", false), Variable("fire", false),
            Variable("offer scale[US,Shells]", true), Variable("offer scale[US,Small arms]", true), Variable("offer scale[Europe,Shells]", true),
            Variable("rationing cover", true), Variable("stage 1", true, isInternal: true),
        ],
        [],
        [],
        [],
        new SimulationClock(0, 1, 1, IntegrationMethod.Euler, 1)));

    [Theory]
    [InlineData("rationing cover", new[] { 6 })]
    [InlineData("Rationing_Cover", new[] { 6 })]
    [InlineData("offer scale[US, Shells]", new[] { 3 })]
    [InlineData("offer scale[us,small_arms]", new[] { 4 })]
    [InlineData("offer scale[*, *]", new[] { 3, 4, 5 })]
    [InlineData("offer scale[*, Shells]", new[] { 3, 5 })]
    public void Names_and_wildcards_find_their_constants(string name, int[] ids)
    {
        var found = new List<Diagnostic>();
        Assert.Equal(ids, Names.Constants(name, null, found));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("rationing cower", "E0530", "did you mean 'rationing cover'?")]
    [InlineData("fire", "E0531", "only an input with a plain number can be set from outside")]
    [InlineData("fire sufficiency[*]", "E0531", "only an input with a plain number can be set from outside")]
    [InlineData("offer scale", "E0532", "write [*] for all, or one of: offer scale[US,Shells], offer scale[US,Small arms], offer scale[Europe,Shells]")]
    [InlineData("offer scale[*]", "E0532", null)]
    [InlineData("offer scale[UK,Shells]", "E0532", null)]
    [InlineData("rationing cover[*]", "E0532", null)]
    [InlineData("stage 1", "E0530", null)]
    public void A_name_that_finds_none_is_a_diagnostic(string name, string code, string? help)
    {
        var found = new List<Diagnostic>();
        Assert.True(Names.Constants(name, new TextSpan("s.yaml", 3, 5), found).IsEmpty);
        var only = Assert.Single(found);
        Assert.Equal((code, 3, 5), (only.Code, only.Span!.Line, only.Span.Column));
        if (help is not null)
        {
            Assert.Equal(help, only.Help);
        }
    }

    [Theory]
    [InlineData("fire sufficiency[Defender] < threshold AND fire > rationing cover", "fire_sufficiency[Defender] < threshold AND fire > rationing_cover")]
    [InlineData("Fire  Sufficiency[Defender]*2", "Fire_Sufficiency[Defender]*2")]
    [InlineData("fire_sufficiency[Defender]", "fire_sufficiency[Defender]")]
    [InlineData("\"fire sufficiency\"[Defender]", "\"fire sufficiency\"[Defender]")]
    [InlineData("misfire sufficiency + fire sufficiencyx", "misfire sufficiency + fire sufficiencyx")]
    public void Blanks_in_names_become_underscores_in_expressions(string text, string expected)
    {
        Assert.Equal(expected, Names.Expression(text));
    }

    [Theory]
    [InlineData("ammunition threshold[Defender]", "ammunition_threshold[Defender]")]
    [InlineData("share (of fire)[ US,Shells]", "\"share (of fire)\"[US, Shells]")]
    [InlineData("k", "k")]
    public void A_name_becomes_an_expression(string name, string expected)
    {
        Assert.Equal(expected, ModelNames.Reference(name));
    }

    private static PlanVariable Variable(string name, bool isConstant, bool isInternal = false) =>
        new(name, PlanVariableKind.Auxiliary, new PlanConstant(1), ImmutableArray<int>.Empty, ImmutableArray<int>.Empty, "1", isConstant, isInternal, false);
}
