using Culmination.Cli.Commands;
using Culmination.Cli.Terminal;

var screen = Screen.OfProcess();
using var interruption = new Interruption();
return CommandLine.Run(args, screen, interruption.Token);
