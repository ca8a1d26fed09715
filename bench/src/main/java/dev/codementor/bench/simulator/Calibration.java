package dev.codementor.bench.simulator;

/**
 * What {@code calibrate} measured of a model server.
 *
 * @param about the server, the model, the machine and the day, in words
 * @param prefillPerSecond tokens of a prompt that it reads in a second, alone
 * @param decodePerSecond tokens of an answer that it writes in a second, alone
 * @param prefillGainOfTwo how many times as many tokens two requests at a time read together, 0.1 to 2
 * @param decodeGainOfTwo the same for written tokens
 * @param loadSeconds until the model is in memory
 */
public record Calibration(
        String about,
        double prefillPerSecond,
        double decodePerSecond,
        double prefillGainOfTwo,
        double decodeGainOfTwo,
        double loadSeconds) {

    public Calibration {
        Check.within("prefillPerSecond", prefillPerSecond, 0.01, 1e7);
        Check.within("decodePerSecond", decodePerSecond, 0.01, 1e7);
        Check.within("prefillGainOfTwo", prefillGainOfTwo, 0.1, 2);
        Check.within("decodeGainOfTwo", decodeGainOfTwo, 0.1, 2);
        Check.within("loadSeconds", loadSeconds, 0, 3_600);
    }

    Speeds speeds() {
        return new Speeds(prefillPerSecond, decodePerSecond, prefillGainOfTwo, decodeGainOfTwo);
    }
}
