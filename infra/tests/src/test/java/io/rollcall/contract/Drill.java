package io.rollcall.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many requests at one moment. */
public final class Drill {
    private static final int PATIENCE_SECONDS = 60;

    private Drill() {}

    /** How often to try: as often as {@code -Drollcall.drill.rounds} says, up to the full drill; few times without it. */
    public static int rounds(int few, int full) {
        return Math.min(full, Integer.getInteger("rollcall.drill.rounds", few));
    }

    /** Runs all of them from one starting shot on; the results in order. */
    public static <T> List<T> atOnce(List<? extends Callable<T>> tasks) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        }
    }

    /** The same task many times. */
    public static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            tasks.add(task);
        }
        return atOnce(tasks);
    }
}
