package org.commonpurse.ledger.verify;

/**
 * Keeps checkpoints where whoever can change the database cannot change them.
 * <p>
 * It is told of each fund whose period was closed, after the closing is durable. What goes wrong with
 * the keeping does not undo the closing; the keeper says so where those look who run the program.
 */
@FunctionalInterface
public interface CheckpointKeeper {

  /** Keeps nothing. */
  CheckpointKeeper NONE = checkpoint -> {};

  /** Keeps a checkpoint. */
  void keep(Checkpoint checkpoint);
}
