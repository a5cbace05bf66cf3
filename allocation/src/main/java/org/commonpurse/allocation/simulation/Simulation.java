package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.simulation.SimulationSettings.RANDOMISATIONS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.StartingPoint;

/**
 * Works a plan out in many possible futures: its uncertain numbers are drawn, and each future is a projection,
 * with the agreement applied year after year and its state carried.
 * <p>
 * A run is {@value SimulationSettings#RANDOMISATIONS} independent ones of the same size; how far these differ is
 * the standard error of what is told. Paths are drawn in blocks, each with a stream of chance of its own, and all
 * that is counted is whole numbers: the same seed gives the same figures with any number of threads.
 */
public final class Simulation {

  /** How many paths each randomisation has at first, where an error was asked for. */
  private static final int FIRST_EACH = OutcomeBlock.PATHS;

  private final UncertainPlan plan;
  private final StartingPoint start;
  private final SimulationSettings settings;
  private final SimulationProgress progress;
  private final Cancellation cancellation;
  private final List<BindingTerm> terms;
  private final int[] contractEnds;
  private final Outcomes[] outcomes = new Outcomes[RANDOMISATIONS];
  private final PathSample sample;
  private final Optional<String> notCompiled;
  private final AtomicLong asked = new AtomicLong();
  private long done;

  private Simulation(
      UncertainPlan plan,
      StartingPoint start,
      List<BindingTerm> terms,
      SimulationSettings settings,
      SimulationProgress progress,
      Cancellation cancellation) {
    this.plan = plan;
    this.start = start;
    this.settings = settings;
    this.progress = progress;
    this.cancellation = cancellation;
    this.terms = terms;
    this.contractEnds = contractEnds(plan.standing());
    int first = settings.errorPence().isPresent() ? FIRST_EACH : settings.pathsEach();
    this.sample = new PathSample(RANDOMISATIONS, first, plan.numbers().size(), contractEnds.length);
    this.notCompiled = whyNotCompiled();
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = new Outcomes(contractEnds.length, plan.standing().years(), terms.size());
    }
  }

  /**
   * Simulates a plan.
   *
   * @param agreement  what is applied each year; nothing is shared without one
   * @param progress  told how far it has come
   * @param cancellation  by which it can be stopped
   * @return what came of it, the same for the same seed
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_CANCELLED} if it was stopped, or its
   *     thread was interrupted; and what a projection gives
   */
  public static Futures run(
      UncertainPlan plan,
      Optional<Agreement> agreement,
      SimulationSettings settings,
      SimulationProgress progress,
      Cancellation cancellation) {
    var terms = agreement.map(BindingTerm::of).orElse(List.of());
    var start = StartingPoint.anew(agreement);
    return new Simulation(plan, start, terms, settings, progress, cancellation).run();
  }

  /**
   * Simulates a plan from where its first years ended. It is not told how likely limits and reserves are to bind.
   *
   * @param start  what its years to come go on from
   * @throws org.commonpurse.ledger.problem.ProblemException as above
   */
  public static Futures run(UncertainPlan plan, StartingPoint start, SimulationSettings settings) {
    return new Simulation(plan, start, List.of(), settings, (done, of) -> {}, new Cancellation())
        .run();
  }

  private Futures run() {
    if (settings.errorPence().isEmpty()) {
      draw(0, settings.pathsEach());
    } else {
      int from = 0;
      int to = FIRST_EACH;
      draw(from, to);
      while (largestError() > settings.errorPence().getAsLong()
          && 2L * to * RANDOMISATIONS <= SimulationSettings.PATHS_MAX) {
        from = to;
        to *= 2;
        draw(from, to);
      }
    }
    var byEngine = new Futures.ByEngine(notCompiled.isPresent() ? done : asked.get(), notCompiled);
    return FuturesOfOutcomes.of(
        plan, !start.agreements().isEmpty(), settings, terms, outcomes, sample, byEngine);
  }

  private double largestError() {
    double largest = 0;
    for (int who = 0; who < contractEnds.length; who++) {
      int of = who;
      for (double part : List.of(0.1, 0.5, 0.9)) {
        double[] each =
            Stream.of(outcomes).mapToDouble(one -> one.presentValues[of].quantile(part)).toArray();
        largest = Math.max(largest, Estimate.standardError(each));
      }
    }
    return largest;
  }

  /** Draws some paths more of each randomisation. */
  private void draw(int from, int to) {
    var threads =
        Executors.newFixedThreadPool(
            settings.threads(),
            work -> {
              var thread = new Thread(work, "simulation");
              thread.setDaemon(true);
              return thread;
            });
    var stop = new Cancellation();
    try {
      var next = new AtomicLong();
      var working = new ArrayList<Future<?>>();
      for (int i = 0; i < settings.threads(); i++) {
        working.add(threads.submit(() -> work(next, from, to, stop)));
      }
      for (var each : working) {
        await(each, stop);
      }
      cancellation.requireGoingOn();
    } finally {
      stop.cancel();
      threads.shutdown();
      awaitEnd(threads);
    }
  }

  /** Nobody works on when this ends, also where the thread that waits is interrupted. */
  private static void awaitEnd(ExecutorService threads) {
    boolean isInterrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Future<?> work, Cancellation stop) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.cancel();
    } catch (ExecutionException e) {
      stop.cancel();
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Draws blocks until there are no more. */
  private void work(AtomicLong next, int from, int to, Cancellation stop) {
    int quantities = plan.numbers().size();
    var points =
        settings.isSobol()
            ? new Points.Sobol(settings.seed(), quantities)
            : new Points.Random(settings.seed());
    var runner = runner();
    var block = new OutcomeBlock(contractEnds, plan.standing().years(), terms.size());
    double[][] normals = new double[quantities][OutcomeBlock.PATHS];
    long blocksEach = (to - from + OutcomeBlock.PATHS - 1) / OutcomeBlock.PATHS;
    long mine = next.getAndIncrement();
    while (mine < blocksEach * RANDOMISATIONS
        && !cancellation.isCancelled()
        && !stop.isCancelled()) {
      int randomisation = (int) (mine % RANDOMISATIONS);
      int first = from + (int) (mine / RANDOMISATIONS) * OutcomeBlock.PATHS;
      int paths = Math.min(OutcomeBlock.PATHS, to - first);
      points.draw(randomisation, first, paths, normals);
      plan.copula().correlate(normals, paths);
      run(runner, normals, randomisation, first, paths, block, stop);
      if (stop.isCancelled() || cancellation.isCancelled()) {
        return;
      }
      outcomes[randomisation].add(block);
      tell(paths, (long) to * RANDOMISATIONS);
      mine = next.getAndIncrement();
    }
  }

  private PathRunner runner() {
    return notCompiled.isPresent()
        ? new ExactPaths(plan, start, terms)
        : CompiledPaths.of(plan, start, terms, asked);
  }

  /** Why the engine works every future out, where it does. */
  private Optional<String> whyNotCompiled() {
    try {
      CompiledPaths.of(plan, start, terms, asked);
      return Optional.empty();
    } catch (NotCompiledException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private void run(
      PathRunner runner,
      double[][] normals,
      int randomisation,
      int first,
      int paths,
      OutcomeBlock block,
      Cancellation stop) {
    var numbers = plan.numbers();
    long[] values = new long[numbers.size()];
    var figures = new PathFigures(contractEnds.length - 1, plan.standing().years(), terms.size());
    block.clear();
    for (int path = 0; path < paths && !stop.isCancelled() && !cancellation.isCancelled(); path++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = numbers.get(i).at(normals[i][path]);
      }
      runner.run(values, figures);
      block.add(figures);
      sample.keep(randomisation, first + path, values, block, path);
    }
  }

  private synchronized void tell(int paths, long of) {
    done += paths;
    progress.paths(done, of);
  }

  /** The last whole year of each partner's contract, counted from 0; -1 where it has none, as all together. */
  private static int[] contractEnds(Plan plan) {
    int[] ends = new int[plan.partners().size() + 1];
    Arrays.fill(ends, -1);
    for (int i = 0; i < plan.partners().size(); i++) {
      Optional<LocalDate> until = Optional.ofNullable(plan.contracts().get(plan.partners().get(i)));
      ends[i] =
          (int)
                  LongStream.range(0, plan.years())
                      .filter(
                          year ->
                              until.isPresent()
                                  && !plan.year((int) year).last().isAfter(until.get()))
                      .count()
              - 1;
    }
    return ends;
  }
}
