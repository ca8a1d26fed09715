package dev.codementor.livelink;

import java.io.IOException;

/** Where the token comes from that a publisher shows to notifiers. */
interface ServiceTokens {

    /**
     * A token that is valid for a while; the same one as before as long as that is so. May block for seconds.
     *
     * @throws IOException when there is none now
     */
    String current() throws IOException;

    /** A notifier refused this token, so that another one is worth a try. */
    void refused(String token);
}
