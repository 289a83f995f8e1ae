#!/bin/sh
# Same bits whatever the processor offers: one hash of results under each switch, and with "tests" the numerical tests too.
set -eu
cd "$(dirname "$0")/.."
dotnet build -c Release -v q --nologo benchmarks/Culmination.Benchmarks >/dev/null
program=benchmarks/Culmination.Benchmarks/bin/Release/net10.0/Culmination.Benchmarks.dll
expected=""
status=0
for switch in NONE=1 DOTNET_EnableAVX512=0 DOTNET_EnableAVX2=0 DOTNET_EnableHWIntrinsic=0 DOTNET_TieredCompilation=0 \
    GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA; do
    hash=$(env "$switch" dotnet "$program" bits)
    expected=${expected:-$hash}
    [ "$hash" = "$expected" ] || status=1
    echo "$hash $switch"
    if [ "${1:-}" = tests ]; then
        for project in Quantities Dynamics; do
            env "$switch" dotnet run --project "tests/Culmination.$project.Tests" -c Release -v q 2>&1 | grep 'Total:' | sed 's/\x1b\[[0-9;]*m//g'
        done
    fi
done
[ $status = 0 ] && echo "the same under every switch" || echo "THE BITS DIFFER"
exit $status
