package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.ledger.JobRecord.ModelUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ .Prompt }} | false",
                "[INST] {{ .Prompt }} [/INST] {{ .Response }} | false",
                "{{ if .System }}{{ .System }}{{ end }}{{ .Prompt }} | true",
                "{{- range $i, $m := $.Messages }}{{ $m.Content }}{{ end }} | true",
                "'' | true"
            })
    void knowsWhetherTheModelReadsInstructions(String template, boolean reads) {
        assertThat(new ModelCard(new ModelUse("any", null, false), template, false, 8_192).readsInstructions())
                .isEqualTo(reads);
    }
}
