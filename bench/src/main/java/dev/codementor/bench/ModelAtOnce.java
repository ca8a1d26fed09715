package dev.codementor.bench;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A model server that answers at once, in a process of its own, so that the model is not what is measured. */
@Command(name = "model", description = "a model server that answers at once, until it is stopped")
final class ModelAtOnce implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "11500", description = "where it answers (${DEFAULT-VALUE})")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (RehearsalModel model = RehearsalModel.start(port, RehearsalSettings.AT_ONCE)) {
            System.out.println(RehearsalModel.MODEL + " answers at " + model.endpoint());
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
