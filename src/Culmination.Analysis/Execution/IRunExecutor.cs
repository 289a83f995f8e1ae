namespace Culmination.Analysis.Execution;

/// <summary>
/// Where members are run. Work is cut into blocks of consecutive members; which thread (or machine) runs a block, and when, must not matter: a worker writes its results to
/// places given by the member's number and to nothing else.
/// </summary>
public interface IRunExecutor
{
    /// <summary>How many blocks are run at once at most.</summary>
    int Jobs { get; }

    /// <summary>Runs members 0 … <paramref name="members"/> − 1 and returns when all are done.</summary>
    /// <param name="progress">Receives the share of blocks done, from 0 to 1; may be called from several threads.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two blocks.</exception>
    void Run(int members, IBlockWork work, IProgress<double>? progress, CancellationToken cancellation);
}

/// <summary>What is to be done with every block.</summary>
public interface IBlockWork
{
    /// <summary>How many members a block has (the last may have fewer).</summary>
    int Lanes { get; }

    /// <summary>A worker with buffers of its own; used by one thread at a time.</summary>
    IBlockWorker CreateWorker();
}

public interface IBlockWorker
{
    /// <summary>Runs members <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1.</summary>
    void Run(int first, int count);
}
