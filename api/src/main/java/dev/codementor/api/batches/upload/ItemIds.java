package dev.codementor.api.batches.upload;

import dev.codementor.text.Cut;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the names of submissions usable in addresses. Names from ZIPs can be anything. Characters that have a meaning
 * for servers and proxies become underscores.
 */
final class ItemIds {

    private static final int LONGEST = 150;
    private static final Pattern UNFIT = Pattern.compile("[\\p{C}/\\\\;%?#\\uFFFD]");

    private final Set<String> taken = new HashSet<>();

    /** An id that this object has not returned before. */
    String fit(String name) {
        String plain = UNFIT.matcher(name).replaceAll("_").strip();
        String cut = Cut.start(plain, LONGEST);
        String base = cut.isEmpty() || cut.equals(".") || cut.equals("..") ? "_" : cut;
        String id = base;
        for (int i = 2; !taken.add(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }
}
