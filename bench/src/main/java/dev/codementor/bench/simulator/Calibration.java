package dev.codementor.bench.simulator;

/**
 * What {@code calibrate} measured of a model server.
 *
 * @param about the server, the model, the machine and the day, in words
 * @param prefillPerSecond tokens of a prompt that it reads in a second, alone
 * @param decodePerSecond tokens of an answer that it writes in a second, alone
 * @param prefillGainOfTwo how many times as many tokens two requests at a time read together, 0.1 to 4
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

    public static final double LEAST_GAIN = 0.1;

    /** More than 2 is possible: a server may use faster kernels for several rows at a time than for one. */
    public static final double MOST_GAIN = 4;

    public Calibration {
        Check.within("prefillPerSecond", prefillPerSecond, 0.01, 1e7);
        Check.within("decodePerSecond", decodePerSecond, 0.01, 1e7);
        Check.within("prefillGainOfTwo", prefillGainOfTwo, LEAST_GAIN, MOST_GAIN);
        Check.within("decodeGainOfTwo", decodeGainOfTwo, LEAST_GAIN, MOST_GAIN);
        Check.within("loadSeconds", loadSeconds, 0, 3_600);
    }

    Speeds speeds() {
        return new Speeds(prefillPerSecond, decodePerSecond, prefillGainOfTwo, decodeGainOfTwo);
    }
}
