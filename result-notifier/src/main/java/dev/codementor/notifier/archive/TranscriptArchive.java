package dev.codementor.notifier.archive;

import dev.codementor.contract.JobId;
import dev.codementor.files.StoreAwayException;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.TranscriptLedger;
import dev.codementor.ledger.TranscriptLedger.Transcript;
import dev.codementor.telemetry.JobTraces;
import dev.codementor.transcripts.TranscriptStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings settled jobs into the archive. Before anything is written, the ledger knows which job belongs to which
 * transcript, and afterwards it knows whether the transcript was written. So a crash at any point leaves work for
 * {@link #finish} and writes nothing twice.
 */
final class TranscriptArchive {

    private static final Logger log = LoggerFactory.getLogger(TranscriptArchive.class);
    private static final int MOST_UNFINISHED = 50;

    private final TranscriptLedger ledger;
    private final TranscriptStore store;
    private final JobTraces traces;
    private final Counter archived;
    private final Counter failed;

    TranscriptArchive(TranscriptLedger ledger, TranscriptStore store, JobTraces traces, MeterRegistry meters) {
        this.ledger = ledger;
        this.store = store;
        this.traces = traces;
        this.archived = Counter.builder("codementor.archive.jobs")
                .description("Jobs that this instance wrote to the archive")
                .register(meters);
        this.failed = Counter.builder("codementor.archive.failures")
                .description("Transcripts that could not be written and are tried again")
                .register(meters);
    }

    /**
     * Archives jobs.
     *
     * @return the jobs that are not in the archive yet, because writing failed or another instance is writing them
     */
    Set<JobId> archive(Collection<JobId> settled) {
        for (Transcript transcript : ledger.assign(settled)) {
            tryToWrite(transcript);
        }
        return Set.copyOf(ledger.unarchived(settled));
    }

    /**
     * Writes transcripts that were assigned some time ago and never written, by this instance or by one that is gone.
     */
    void finish(Duration olderThan) {
        for (Transcript transcript : ledger.takeUnwritten(olderThan, MOST_UNFINISHED)) {
            tryToWrite(transcript);
        }
    }

    private void tryToWrite(Transcript transcript) {
        try {
            write(transcript);
        } catch (StoreAwayException e) {
            failed.increment();
            log.warn(
                    "action=transcript-not-written transcript={} cause=\"{}\" next=tries-again-later",
                    transcript.id(),
                    e.getMessage());
        }
    }

    private void write(Transcript transcript) {
        Instant begun = Instant.now();
        List<JobRecord> jobs = ledger.jobs(transcript.id());
        TranscriptFile file = TranscriptFile.of(transcript.id(), jobs);
        String key = store.put(transcript.course(), transcript.date(), transcript.id(), file.gzipped());
        ledger.written(transcript.id(), key, file.jobs(), file.sha256());
        archived.increment(file.jobs());
        traces.of(jobs.stream().map(JobRecord::id).toList())
                .values()
                .forEach(parent -> traces.past("archive", Span.Kind.CONSUMER, parent, begun, Instant.now()));
    }
}
