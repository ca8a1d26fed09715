package dev.codementor.bench;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A model server in a separate process, so that the model is not part of the measurement. */
@Command(
        name = "model",
        description = "runs a model server until it is stopped; it answers at once, or at the given pace")
final class ModelServer implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "11500", description = "where it answers (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--chunks", defaultValue = "1", description = "pieces of an answer (${DEFAULT-VALUE})")
    private int chunks;

    @Option(
            names = "--interval",
            defaultValue = "0",
            description = "milliseconds between two pieces (${DEFAULT-VALUE})")
    private int interval;

    @Override
    public Integer call() throws InterruptedException {
        RehearsalSettings settings = RehearsalSettings.AT_ONCE.withPace(chunks, Duration.ofMillis(interval));
        try (RehearsalModel model = RehearsalModel.start(port, settings)) {
            System.out.println(RehearsalModel.MODEL + " answers at " + model.endpoint());
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
