package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeedsTest {

    @Test
    void slowsEachJobDownAsContentionHasIt() {
        Speeds speeds = new Speeds(100, 10, 1, 1.6);

        assertThat(speeds.prefillOfEach(4)).isCloseTo(25, within(1e-9));
        assertThat(speeds.decodeOfEach(1)).isCloseTo(10, within(1e-9));
        assertThat(speeds.decodeOfEach(2)).isCloseTo(8, within(1e-9));
        assertThat(speeds.decodeOfEach(5)).isCloseTo(5, within(1e-9));
    }
}
