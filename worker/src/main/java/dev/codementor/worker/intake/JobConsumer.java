package dev.codementor.worker.intake;

import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobMessage;
import dev.codementor.stream.sqs.RetryLaterException;
import dev.codementor.worker.attempt.Handling;
import dev.codementor.worker.attempt.JobPath;
import dev.codementor.worker.model.Models;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Takes the messages of one queue. The caller's thread goes the whole path of the job. */
final class JobConsumer implements Consumer<String> {

    private static final ObjectReader MESSAGES = JsonMapper.shared().readerFor(JobMessage.class);

    /** So that another worker gets the job first. */
    private static final Duration SUSPECTED = Duration.ofSeconds(1);

    private final JobKind kind;
    private final SlotGate gate;
    private final JobPath path;
    private final Models models;

    JobConsumer(JobKind kind, SlotGate gate, JobPath path, Models models) {
        this.kind = kind;
        this.gate = gate;
        this.path = path;
        this.models = models;
    }

    /** @throws RetryLaterException to give the message back */
    @Override
    public void accept(String body) {
        JobMessage message = MESSAGES.readValue(body);
        switch (handle(message)) {
            case Handling.Acknowledge() -> {}
            case Handling.GiveBack(Duration delay) -> throw new RetryLaterException(delay);
        }
    }

    private Handling handle(JobMessage message) {
        try {
            if (!gate.enter(kind)) {
                return new Handling.GiveBack(Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handling.GiveBack(Duration.ZERO);
        }
        try {
            if (models.isSuspected()) {
                // The queues are being closed; until they are, no job is spent on finding out more.
                return new Handling.GiveBack(SUSPECTED);
            }
            return path.handle(message.job());
        } finally {
            gate.leave(kind);
        }
    }
}
