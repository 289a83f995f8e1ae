namespace Culmination.Quantities.Numerics;

public static partial class Elementary
{
    private const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary>Φ(x): the share of a standard normal distribution below x. Relative error below 1e-15 also far in the lower tail; 0 below about −38.5.</summary>
    public static double NormalCumulative(double x)
    {
        if (x > 1)
        {
            return 1 - UpperTail(x);
        }

        if (x < -1)
        {
            return UpperTail(-x);
        }

        // Our own fit of (Φ(x) − ½) / x in x², error below 7e-24.
        var z = x * x;
        var p = Polynomial(
            z,
            [
                6.459867814598169e-15, -2.0755588207328707e-13, 5.104855380571841e-12, -1.1300363101297576e-10, 2.273523979046855e-09, -4.1226671241540623e-08,
                6.659693506409244e-07, -9.444656259277198e-06, 0.00011543468761612206, -0.0011873282154804515, 0.009973557010035817, -0.06649038006690544,
                0.3989422804014327,
            ]);
        return 0.5 + (x * p);
    }

    /// <summary>
    /// Φ⁻¹(p): below which value a share p of a standard normal distribution lies; −∞ at 0, ∞ at 1, NaN outside. Wichura's algorithm AS 241 (PPND16, Applied Statistics
    /// 37 (1988) 477), relative error about 1e-15. Exactly odd about ½.
    /// </summary>
    public static double NormalQuantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * Polynomial(
                r,
                [
                    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                    133.14166789178437745, 3.3871328727963666080,
                ]) / Polynomial(
                r,
                [
                    5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867, 5394.1960214247511077, 687.18700749205790830,
                    42.313330701600911252, 1.0,
                ]);
        }

        var tail = q < 0 ? p : 1 - p;
        if (!(tail > 0))
        {
            return tail == 0 ? Math.CopySign(double.PositiveInfinity, q) : double.NaN;
        }

        return Math.CopySign(QuantileOfTail(Math.Sqrt(-Log(tail))), q);
    }

    /// <summary>
    /// ln|Γ(x)|; ∞ at 0 and the negative integers. Error below 1e-14, relative where the result is above 1 in size and absolute else. Stirling's series above 10,
    /// recurrence and reflection below.
    /// </summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x))
        {
            return x * x;
        }

        if (x <= 0 && Math.Floor(x) == x)
        {
            return double.PositiveInfinity;
        }

        if (x < 0.5)
        {
            var fraction = x - Math.Floor(x);
            return Log(Math.PI / Sin(Math.PI * Math.Min(fraction, 1 - fraction))) - LogGamma(1 - x);
        }

        if (x == 1 || x == 2)
        {
            return 0;
        }

        var product = 1.0;
        while (x < 10)
        {
            product *= x;
            x += 1;
        }

        var inverse = 1 / x;
        var series = inverse * Polynomial(
            inverse * inverse,
            [1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12]);
        return ((((x - 0.5) * Log(x)) - x) + (HalfLogTwoPi + series)) - Log(product);
    }

    private static double QuantileOfTail(double r) => r <= 5
        ? Polynomial(
            r - 1.6,
            [
                7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504,
                5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
            ]) / Polynomial(
            r - 1.6,
            [
                1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1,
                1.67638483018380384940, 2.05319162663775882187, 1.0,
            ])
        : Polynomial(
            r - 5,
            [
                2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1,
                1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
            ]) / Polynomial(
            r - 5,
            [
                2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2,
                1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
            ]);

    /// <summary>1 − Φ(x) for x &gt; 1: e^(−x²/2), x² taken exactly, times our own fit of Mills' ratio in (x − 4)/(x + 4).</summary>
    private static double UpperTail(double x)
    {
        if (x > 40)
        {
            return 0;
        }

        var (square, squareLow) = LaneBits.TwoProduct(new Lanes1(x), new Lanes1(x));
        var half = Lanes1.Create(-0.5);
        var density = LaneFunctions.ExpOfSum(square * half, squareLow * half).First;
        var ratio = Polynomial(
            (x - 4) / (x + 4),
            [
                -6.810502384388693e-11, -4.143965363513827e-09, 6.691938889511783e-09, 2.3540018326164072e-08, -2.291757814580774e-08, -1.1718391962009717e-07,
                5.109209233690221e-09, 5.559974909948252e-07, 4.021953016609891e-07, -2.614668013317733e-06, -3.431313078310639e-06, 1.3627411227933874e-05,
                2.1249826519051936e-05, -8.785329795930198e-05, -9.443021739245083e-05, 0.000694897120269067, -0.00028562310171753775, -0.005002378592335789,
                0.017936097479893207, -0.03219783742803063, 0.0286003640535447, 0.01399963472442449, -0.09670347732652576, 0.47205320650984467,
            ]);
        return density * (ratio / (x + 1));
    }

    /// <summary>Horner's rule, highest power first.</summary>
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = coefficients[0];
        for (var i = 1; i < coefficients.Length; i++)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
