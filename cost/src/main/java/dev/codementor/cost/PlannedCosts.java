package dev.codementor.cost;

import java.util.List;

/** The first plan's figures about time and money. */
final class PlannedCosts {

    private static final double ANSWER_SECONDS = 3;
    private static final double DOLLARS_A_MONTH = 185;
    private static final double DOLLARS_OF_TEN_DAYS = 62;
    private static final double PERCENT_BELOW_GPUS = 71;
    private static final double PERCENT_SAVED_ON_SPOT = 60;

    private final Question question;
    private final Bill bill;

    private PlannedCosts(Question question) {
        this.question = question;
        this.bill = Bill.of(question);
    }

    /** @param question with workers on spot, as the plan had them */
    static List<KnownFigure> of(Question question) {
        PlannedCosts planned = new PlannedCosts(question);
        return List.of(planned.answer(), planned.month(), planned.tenDays(), planned.belowGpus(), planned.onSpot());
    }

    private KnownFigure answer() {
        double writing = ANSWER_SECONDS - bill.queue().secondsToRead();
        double tokens = Math.max(0, writing * question.plan().worker().writePerSecond());
        return new KnownFigure(
                "p95 of an answer < 3 s",
                tokens >= question.load().tokens().written(),
                ("The whole answer takes %s s on an idle worker; in 3 s it is %s tokens long. What can be kept is the"
                                + " first text within %s s, with %d workers.")
                        .formatted(
                                Numbers.two(bill.queue().secondsAPrompt()),
                                Numbers.whole(tokens),
                                Numbers.plain(question.firstTextSeconds()),
                                bill.workers()));
    }

    private KnownFigure month() {
        double floor = bill.of("eks.") + bill.of("nat.") + bill.of("vpc.") + bill.of("alb") + bill.of("rds.");
        double controllers = bill.of("ec2.");
        return new KnownFigure(
                "$185 a month",
                bill.total() <= DOLLARS_A_MONTH,
                ("%s costs %s a month. Control plane, NAT, addresses, load balancer and database take %s of it and two"
                                + " small nodes for the controllers %s; $185 leaves %s for workers, disks, keys and logs, which"
                                + " take %s.")
                        .formatted(
                                question.plan().setup().name(),
                                Numbers.dollars(bill.total()),
                                Numbers.dollars(floor),
                                Numbers.dollars(controllers),
                                Numbers.dollars(DOLLARS_A_MONTH - floor - controllers),
                                Numbers.dollars(bill.total() - floor - controllers)));
    }

    private KnownFigure tenDays() {
        double days = Bill.of(question.during(Period.ofDays(10))).total();
        return new KnownFigure(
                "$62 for ten days",
                days <= DOLLARS_OF_TEN_DAYS,
                ("It is $185 x 10 / 30. The same ten days of this environment cost %s (%s x 240 h / 730 h), and only"
                                + " if the teardown leaves nothing behind.")
                        .formatted(Numbers.dollars(days), Numbers.dollars(bill.total())));
    }

    private KnownFigure belowGpus() {
        double gpuHour = question.prices().of("ec2.g4dn.xlarge").dollars();
        double rest = bill.total() - bill.of("workers");
        double always = rest + gpuHour * Period.HOURS_A_MONTH;
        double teaching = rest + gpuHour * question.load().teaching().hoursAMonth();
        double nodes = percentSaved(bill.of("workers"), gpuHour * Period.HOURS_A_MONTH);
        return new KnownFigure(
                "71 % below GPUs",
                percentSaved(bill.total(), always) >= PERCENT_BELOW_GPUS,
                ("One g4dn.xlarge on demand all month in place of the workers makes the bill %s: %s %% saved. One that"
                                + " runs only while teaching makes it %s: %s %%. Of the nodes alone, spot CPUs while teaching"
                                + " against an idle GPU all month, it is %s %%. How many students a GPU serves was not measured.")
                        .formatted(
                                Numbers.dollars(always),
                                Numbers.one(percentSaved(bill.total(), always)),
                                Numbers.dollars(teaching),
                                Numbers.one(percentSaved(bill.total(), teaching)),
                                Numbers.one(nodes)));
    }

    private KnownFigure onSpot() {
        double demand = Bill.of(question.on(Purchase.ON_DEMAND)).total();
        double share = question.prices().spotShare().dollars();
        return new KnownFigure(
                "spot saves 60-70 %",
                percentSaved(bill.total(), demand) >= PERCENT_SAVED_ON_SPOT,
                ("The price file takes %s %% off the hour of a worker, unverified. Of the bill it is %s %% (%s instead"
                                + " of %s), since nothing but workers runs on spot.")
                        .formatted(
                                Numbers.one(100 * (1 - share)),
                                Numbers.one(percentSaved(bill.total(), demand)),
                                Numbers.dollars(bill.total()),
                                Numbers.dollars(demand)));
    }

    private static double percentSaved(double now, double before) {
        return 100 * (1 - now / before);
    }
}
