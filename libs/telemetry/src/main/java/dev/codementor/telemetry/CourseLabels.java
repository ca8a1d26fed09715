package dev.codementor.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of the label {@code course}. The first courses that a process meets keep their names and the rest are one
 * value, so that there are never more time series than somebody has agreed to pay for. Courses come from tokens, so
 * nobody but the issuer can invent them.
 */
public final class CourseLabels {

    /** Stands for all courses that are not named. */
    public static final String OTHER = "other";

    private final int most;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    /** @param most courses that are named, 0 or more */
    public CourseLabels(int most) {
        this.most = most;
    }

    public String of(String course) {
        if (named.contains(course)) {
            return course;
        }
        synchronized (named) {
            if (named.size() < most) {
                named.add(course);
                return course;
            }
            return OTHER;
        }
    }
}
