package dev.codementor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourseLabelsTest {

    @Test
    void namesTheFirstCoursesAndPutsTheRestTogether() {
        CourseLabels labels = new CourseLabels(2);

        assertThat(labels.of("cs101")).isEqualTo("cs101");
        assertThat(labels.of("cs102")).isEqualTo("cs102");
        assertThat(labels.of("cs103")).isEqualTo("other");
        assertThat(labels.of("cs101")).isEqualTo("cs101");
        assertThat(new CourseLabels(0).of("cs101")).isEqualTo("other");
    }
}
