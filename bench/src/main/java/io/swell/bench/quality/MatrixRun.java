package io.swell.bench.quality;

import io.swell.bench.jvm.BenchFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Plays all settings of a matrix, as many at a time as there are processors. What comes out depends on none of that. */
public final class MatrixRun {

    private static final long PROGRESS_NANOS = 10_000_000_000L;

    private final Matrix matrix;
    private final Consumer<String> progress;
    private final long beganNanos = System.nanoTime();
    private long toldNanos = beganNanos;

    private MatrixRun(Matrix matrix, Consumer<String> progress) {
        this.matrix = matrix;
        this.progress = progress;
    }

    private record Played(int setting, List<CellResult> results) {}

    /**
     * All cells, in the order of the matrix.
     *
     * @param progress is told now and then how far it is
     * @throws BenchFailure if a run cannot be believed or a recording cannot be read
     */
    public static List<CellResult> play(Matrix matrix, SloPolicy own, Bound bound, Consumer<String> progress) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            return new MatrixRun(matrix, progress).play(new ExecutorCompletionService<>(threads), own, bound);
        } catch (ExecutionException e) {
            throw new BenchFailure("a setting could not be played: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<CellResult> play(CompletionService<Played> threads, SloPolicy own, Bound bound)
            throws ExecutionException, InterruptedException {
        List<Setting> settings = matrix.settings();
        List<List<CellResult>> results = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            int index = i;
            results.add(List.of());
            var unused = threads.submit(() -> new Played(index, SettingRun.of(settings.get(index), own, bound)));
        }
        for (int done = 1; done <= settings.size(); done++) {
            Played played = threads.take().get();
            results.set(played.setting, played.results);
            tell(done);
        }
        return results.stream().flatMap(List::stream).toList();
    }

    private void tell(int done) {
        long now = System.nanoTime();
        int all = matrix.settings().size();
        if (now - toldNanos >= PROGRESS_NANOS && done < all) {
            toldNanos = now;
            long gone = (now - beganNanos) / 1_000_000_000L;
            progress.accept(done + " of " + all + " settings, " + gone + " s");
        }
    }
}
