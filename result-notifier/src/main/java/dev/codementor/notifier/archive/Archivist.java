package dev.codementor.notifier.archive;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.contract.JobId;
import dev.codementor.outages.Outages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Archives the jobs that gather in the inbox, then acknowledges them, and finishes transcripts that other instances
 * left.
 */
final class Archivist implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Archivist.class);

    private final OutcomeInbox inbox;
    private final TranscriptArchive archive;
    private final ArchiveProperties properties;
    private final Chores finisher;
    private @Nullable Thread writer;

    Archivist(OutcomeInbox inbox, TranscriptArchive archive, ArchiveProperties properties, MeterRegistry meters) {
        this.inbox = inbox;
        this.archive = archive;
        this.properties = properties;
        this.finisher = Chores.oneAfterAnother(
                "archive-finisher",
                meters,
                List.of(Chore.repeating(
                        "archive-finisher",
                        properties.finishInterval(),
                        () -> archive.finish(properties.finishAfter()))));
    }

    @Override
    public void start() {
        writer = Thread.ofVirtual().name("archive").start(this::write);
        finisher.start();
    }

    /** Stops before the consumer, so that the consumer need not wait for messages that are still gathering. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        inbox.hurry();
        finisher.stop();
    }

    @Override
    public boolean isRunning() {
        return finisher.isRunning();
    }

    /** Ends the last thread after the consumer has stopped too. */
    void close() throws InterruptedException {
        Thread writing = writer;
        if (writing != null) {
            inbox.close();
            writing.join(Duration.ofSeconds(5));
        }
    }

    private void write() {
        try {
            List<Receipt> receipts;
            while (!(receipts = inbox.take()).isEmpty()) {
                archive(receipts);
            }
        } catch (InterruptedException e) {
            log.debug("action=archive-stopped");
        }
    }

    private void archive(List<Receipt> receipts) {
        try {
            Set<JobId> missing = archive.archive(receipts.stream()
                    .flatMap(receipt -> receipt.jobs().stream())
                    .collect(Collectors.toUnmodifiableSet()));
            for (Receipt receipt : receipts) {
                if (receipt.jobs().stream().noneMatch(missing::contains)) {
                    receipt.acknowledge().run();
                } else {
                    receipt.release().accept(properties.retryAfter());
                }
            }
        } catch (RuntimeException e) {
            log.warn(
                    "action=archive-failed messages={} cause=\"{}\" next=they-come-again",
                    receipts.size(),
                    Outages.cause(e),
                    Outages.trace(e));
            receipts.forEach(receipt -> receipt.release().accept(properties.retryAfter()));
        }
    }
}
