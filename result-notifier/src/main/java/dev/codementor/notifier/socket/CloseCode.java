package dev.codementor.notifier.socket;

/** Why the server ends a connection. */
enum CloseCode {
    GOING_AWAY(1001, "the server restarts, come back"),
    TOO_FAST(1008, "too many frames"),
    TOO_LARGE(1009, "frame too large"),
    TRY_AGAIN_LATER(1013, "tokens cannot be verified now"),
    BAD_HELLO(4001, "bad or late hello"),
    TOKEN_EXPIRED(4003, "token expired"),
    TOO_SLOW(4008, "reading too slowly, come back with follow"),
    TOO_MANY_CONNECTIONS(4009, "too many connections of this person");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
