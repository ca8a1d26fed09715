package dev.codementor.cost;

import java.util.List;

/** What the queues and the archive cost, which grows with prompts and polls. */
final class JobLines {

    /** Calls of SQS: send, receive and delete a job and its outcome, and heartbeats while it runs. Batches make them fewer. */
    private static final double CALLS_A_PROMPT = 10;

    /** One consumer with long polls of 20 seconds. */
    private static final double POLLS_AN_HOUR = 180;

    /** Queues that a worker polls. */
    private static final double QUEUES_A_WORKER = 2;

    /** While nobody works, two notifiers poll one queue, and KEDA asks twice a minute for the lengths of two. */
    private static final double IDLE_POLLS_AN_HOUR = 2 * POLLS_AN_HOUR + 240;

    /** A transcript has the prompt, the answer and their description: 10 kB. */
    private static final double GB_A_TRANSCRIPT = 10e-6;

    private static final double MONTHS_KEPT = 12;

    private JobLines() {}

    static List<BillLine> of(Question question, double workerHours) {
        double stored = question.load().promptsAMonth() * MONTHS_KEPT * GB_A_TRANSCRIPT;
        return List.of(
                line(question, "sqs.standard", millionsOfCalls(question, workerHours), 1),
                line(question, "s3.writes", question.prompts() / 1e6, 1),
                line(question, "s3.standard", stored, question.period().months()));
    }

    private static BillLine line(Question question, String item, double count, double times) {
        return new BillLine("jobs: " + item, count, times, question.prices().of(item));
    }

    private static double millionsOfCalls(Question question, double workerHours) {
        return (question.prompts() * CALLS_A_PROMPT
                        + workerHours * QUEUES_A_WORKER * POLLS_AN_HOUR
                        + question.period().hours() * IDLE_POLLS_AN_HOUR)
                / 1e6;
    }
}
