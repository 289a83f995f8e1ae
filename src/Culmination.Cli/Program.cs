Console.Error.WriteLine("culmination: nothing here yet");
return 2;
