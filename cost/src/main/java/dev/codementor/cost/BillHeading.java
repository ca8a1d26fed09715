package dev.codementor.cost;

import java.io.PrintWriter;
import java.util.Locale;

/** What a bill is for, and the arithmetic that leads from the load to the workers' hours. */
final class BillHeading {

    private final Bill bill;
    private final Question question;
    private final Load load;
    private final Worker worker;
    private final PromptQueue queue;

    private BillHeading(Bill bill) {
        this.bill = bill;
        this.question = bill.question();
        this.load = question.load();
        this.worker = question.plan().worker();
        this.queue = bill.queue();
    }

    static void print(Bill bill, PrintWriter out) {
        BillHeading heading = new BillHeading(bill);
        out.println(heading.subject());
        out.println(heading.prompt());
        out.println(heading.busiestTime());
        out.println(heading.workers());
        out.println(heading.hours());
    }

    private String subject() {
        return String.format(
                Locale.ROOT,
                "%s in %s: %d students, %s prompts a month, %s on %s%s",
                question.plan().setup().name(),
                question.prices().region(),
                load.students(),
                Numbers.whole(load.promptsAMonth()),
                worker.model(),
                worker.instance(),
                question.plan().purchase().inHeading());
    }

    private String prompt() {
        return String.format(
                Locale.ROOT,
                "  a prompt   %s tokens read at %s/s + %s written at %s/s = %s s of one worker; the first text after"
                        + " %s s",
                Numbers.plain(load.tokens().read()),
                Numbers.plain(worker.readPerSecond()),
                Numbers.plain(load.tokens().written()),
                Numbers.plain(worker.writePerSecond()),
                Numbers.two(queue.secondsAPrompt()),
                Numbers.two(queue.secondsToRead()));
    }

    private String busiestTime() {
        return String.format(
                Locale.ROOT,
                "  busiest    %d students / %s s = %s prompts/s x %s s = %s workers busy on average",
                load.students(),
                Numbers.plain(load.secondsBetweenPrompts()),
                Numbers.three(queue.promptsASecond()),
                Numbers.two(queue.secondsAPrompt()),
                Numbers.two(queue.busyWorkers()));
    }

    private String workers() {
        String fewer = bill.workers() == 1
                ? ""
                : String.format(
                        Locale.ROOT, "; with %d it is %s %%", bill.workers() - 1, percentInTime(bill.workers() - 1));
        return String.format(
                Locale.ROOT,
                "  workers    %d: then %s %% see the first text within %s s%s; the whole answer takes %s s",
                bill.workers(),
                percentInTime(bill.workers()),
                Numbers.plain(question.firstTextSeconds()),
                fewer,
                Numbers.two(queue.secondsAPrompt()));
    }

    private String percentInTime(int workers) {
        return Numbers.one(100 * queue.shareWithin(question.firstTextSeconds(), workers));
    }

    private String hours() {
        return String.format(
                Locale.ROOT,
                "  their time %s hours (%s days of %s hours; outside of them %s)",
                Numbers.plain(bill.workerHours()),
                Numbers.plain(load.teaching().daysAMonth()),
                Numbers.plain(load.teaching().hoursADay()),
                Numbers.plain(question.plan().setup().idleWorkers()));
    }
}
