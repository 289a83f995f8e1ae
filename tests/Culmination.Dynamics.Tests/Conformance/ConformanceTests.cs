namespace Culmination.Dynamics.Tests.Conformance;

/// <summary>Models of other tools' test collections give the reference output. Listed are those that pass; each must go on passing.</summary>
public sealed class ConformanceTests
{
    /// <summary>Folder and file of each model that passes.</summary>
    public static TheoryData<string> Passing =>
    [
        "arrays/sde__arrays/arrays.stmx",
        "arrays/sde__elmcount/elmcount.stmx",
        "arrays/sde__interleaved/interleaved.stmx",
        "arrays/sdx__subscript_individually_defined_1d_arrays/subscript_individually_defined_1d_arrays.xmile",
        "arrays/simlin__subscript_1d_arrays/test_subscript_1d_arrays.xmile",
        "arrays/simlin__subscript_3d_arrays/test_subscript_3d_arrays.xmile",
        "arrays/simlin__subscript_3d_arrays_lengthwise/test_subscript_3d_arrays_lengthwise.xmile",
        "arrays/simlin__subscript_3d_arrays_widthwise/test_subscript_3d_arrays_widthwise.xmile",
        "arrays/simlin__subscript_constant_call/test_subscript_constant_call.xmile",
        "arrays/simlin__subscript_individually_defined_stocks/test_subscript_individually_defined_stocks.xmile",
        "arrays/simlin__subscript_multiples/test_multiple_subscripts.xmile",
        "arrays/simlin__subscript_selection/subscript_selection.xmile",
        "arrays/simlin__subscript_subranges/test_subscript_subrange.xmile",
        "arrays/simlin__subscript_switching/subscript_switching.xmile",
        "arrays/simlin__subscript_updimensioning/test_subscript_updimensioning.xmile",
        "arrays/simlin__subscripted_flows/test_subscripted_flows.xmile",
        "arrays/simtest__array_broadcast/array_broadcast.xmile",
        "arrays/simtest__array_sum_expr/array_sum_expr.xmile",
        "arrays/simtest__array_sum_simple/array_sum_simple.xmile",
        "arrays/simtest__arrays1/arrays.stmx",
        "core_sim/sdx__SIR/SIR.xmile",
        "core_sim/sdx__SIR/SIR_reciprocal-dt.xmile",
        "core_sim/sdx__teacup/teacup.xmile",
        "core_sim/sdx__teacup/teacup_w_diagram.xmile",
        "delay/sde__delay/delay.stmx",
        "delay/simlin__delay_parentheses/test_delay_parentheses.xmile",
        "delay/simlin__delays/test_delays.xmile",
        "delay/simlin__delays2/delays.xmile",
        "initial/sde__active_initial/active_initial.stmx",
        "initial/sdx__chained_initialization/test_chained_initialization.xmile",
        "initial/sdx__initial_function/test_initial.xmile",
        "initial/simlin__arguments/test_arguments.xmile",
        "initial/simtest__builtin_init/builtin_init.stmx",
        "inputs_time/sdx__game/test_game.xmile",
        "inputs_time/simlin__euler_step_vs_saveper/test_euler_step_vs_saveper.xmile",
        "inputs_time/simlin__input_functions/test_inputs.xmile",
        "logic/sdx__if_stmt/if_stmt.xmile",
        "logic/sdx__logicals/test_logicals.xmile",
        "logic/sdx__logicals/test_logicals_caseinsensitive.xmile",
        "lookup_gf/sdx__lookups_inline/test_lookups_inline.xmile",
        "lookup_gf/simlin__lookups_inline_bounded/test_lookups_inline_bounded.xmile",
        "lookup_gf/simlin__lookups_with_expr/test_lookups_with_expr.xmile",
        "lookup_gf/simtest__land_model/land_model.stmx",
        "macro_module/sdx__bpowers-hares_and_lynxes_modules/model.xmile",
        "macro_module/simlin__macro_expression/test_macro_expression.xmile",
        "macro_module/simlin__macro_stock/test_macro_stock.xmile",
        "macro_module/simtest__modules2/modules2.xmile",
        "macro_module/simtest__modules_hares_and_foxes/modules_hares_and_foxes.stmx",
        "math_builtin/sdx__abs/test_abs.xmile",
        "math_builtin/sdx__arithmetics_exp/test_arithmetics_exp.xmile",
        "math_builtin/sdx__builtin_max/builtin_max.xmile",
        "math_builtin/sdx__constant_expressions/test_constant_expressions.xmile",
        "math_builtin/sdx__exponentiation/exponentiation.xmile",
        "math_builtin/sdx__log/test_log.xmile",
        "math_builtin/sdx__min_max_1arg/test_min_max_1arg.xmile",
        "math_builtin/sdx__parentheses/test_parens.xmile",
        "math_builtin/sdx__subscripted_trig/test_subscripted_trig.xmile",
        "math_builtin/simlin__builtin_int/builtin_int.xmile",
        "non_negative/sdx__non_negative_all/test_non_negative_all1.xmile",
        "non_negative/sdx__non_negative_all/test_non_negative_all2.xmile",
        "non_negative/sdx__non_negative_stocks/test_non_negative_stocks.xmile",
        "non_negative/sdx__non_negative_stocks/test_non_negative_stocks_behavior.xmile",
        "smooth_trend_forecast/sde__trend/trend.stmx",
        "smooth_trend_forecast/simtest__step_into_smth1/model.stmx",
        "syntax_names/sdx__limits/test_limits.xmile",
        "syntax_names/sdx__line_continuation/test_line_continuation.xmile",
        "syntax_names/sdx__number_handling/test_number_handling.xmile",
        "syntax_names/sdx__reference_capitalization/test_reference_capitalization.xmile",
        "syntax_names/sdx__special_characters_xmile/test_special_variable_names.xmile",
        "syntax_names/simlin__subscript_docs/subscript_docs.xmile",
        "syntax_names/simlin__variable_ranges/test_variable_ranges.xmile",
        "syntax_names/simtest__alias1/alias1.stmx",
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void Output_is_that_of_the_reference(string model)
    {
        var folder = ConformanceCase.Folder();
        Assert.SkipWhen(folder is null, "the collection of conformance models is not beside the repository");
        Assert.Empty(ConformanceCase.Differences(Path.Combine(folder!, model)));
    }

    /// <summary>Once more models pass, they are to be listed.</summary>
    [Fact]
    public void No_other_model_passes()
    {
        var folder = ConformanceCase.Folder();
        Assert.SkipWhen(folder is null, "the collection of conformance models is not beside the repository");
        var listed = Passing.Select(row => row.Data).ToHashSet(StringComparer.Ordinal);
        var others = Directory.EnumerateDirectories(folder!).SelectMany(Directory.EnumerateDirectories).SelectMany(ConformanceCase.Models)
            .Select(f => Path.GetRelativePath(folder!, f).Replace('\\', '/')).Where(f => !listed.Contains(f)).Order(StringComparer.Ordinal);
        Assert.DoesNotContain(others, f => ConformanceCase.Differences(Path.Combine(folder!, f)).Count == 0);
    }
}
