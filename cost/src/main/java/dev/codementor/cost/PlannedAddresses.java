package dev.codementor.cost;

import java.util.List;

/** The first plan's figures about the addresses of a subnet. */
final class PlannedAddresses {

    private static final int PLANNED_ADDRESSES = 62;
    private static final int PLANNED_PODS = 330;

    private static final int SUBNET_SIZE = 1 << (32 - 26);

    /** The first four addresses and the last of each subnet (Amazon VPC, subnet sizing). */
    private static final int KEPT_BY_AWS = 5;

    /** A prefix is a /28 (Amazon EC2, prefix delegation). */
    private static final int ADDRESSES_A_PREFIX = 16;

    /** What the kubelet is set to on nodes with fewer than 30 vCPUs (Amazon EKS, choosing an instance type). */
    private static final int PODS_A_NODE = 110;

    private PlannedAddresses() {}

    static List<KnownFigure> all() {
        return List.of(addresses(), pods());
    }

    private static KnownFigure addresses() {
        int usable = SUBNET_SIZE - KEPT_BY_AWS;
        return new KnownFigure(
                "62 addresses in a /26",
                usable >= PLANNED_ADDRESSES,
                "%d - %d that AWS keeps = %d.".formatted(SUBNET_SIZE, KEPT_BY_AWS, usable));
    }

    private static KnownFigure pods() {
        int blocks = SUBNET_SIZE / ADDRESSES_A_PREFIX;
        int whole = blocks - 2;
        int pods = whole * ADDRESSES_A_PREFIX;
        int needed = Math.ceilDiv(PLANNED_PODS, ADDRESSES_A_PREFIX);
        return new KnownFigure(
                "330 pods on a /26",
                pods >= PLANNED_PODS,
                ("A /26 is %d blocks of /28, and the first and last hold addresses that AWS keeps: %d x %d = %d pods,"
                                + " and fewer as nodes take addresses. 330 = 3 nodes x %d is the kubelets' limit; their addresses"
                                + " are %d blocks, so a /23.")
                        .formatted(blocks, whole, ADDRESSES_A_PREFIX, pods, PODS_A_NODE, needed));
    }
}
