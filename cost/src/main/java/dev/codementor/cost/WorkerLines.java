package dev.codementor.cost;

import java.util.List;

/** What the workers' machines and their disks cost. */
final class WorkerLines {

    /** The disk of a node has 80 GB ({@code infra-terraform/modules/nodes}), and two workers share a node. */
    static final double DISK_GB = 40;

    private WorkerLines() {}

    static List<BillLine> of(Question question, double workerHours) {
        Plan plan = question.plan();
        String machine = "ec2." + plan.worker().instance();
        String disk = "ebs.gp3";
        return List.of(
                new BillLine(
                        "workers: " + machine + plan.purchase().inItem(),
                        workerHours,
                        1,
                        question.prices().of(machine, plan.purchase())),
                new BillLine(
                        "workers: " + disk,
                        DISK_GB * workerHours / Period.HOURS_A_MONTH,
                        1,
                        question.prices().of(disk)));
    }
}
