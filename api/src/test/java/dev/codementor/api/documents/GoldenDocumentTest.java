package dev.codementor.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.RunningApi;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the document that the running api serves against its golden file, and the golden file against what was promised.
 * Run with {@code -Dcodementor.contract.update=true}, it writes the golden file instead, if nothing would break.
 */
@ExtendWith(RunningApi.class)
class GoldenDocumentTest {

    private static final String HOW =
            "If that is meant, update the golden file as libs/contract/golden/http/README.md says, and review its"
                    + " change.";

    private static final String BREAKS =
            "Programs that were written for the old contract break. Keep the old form beside the new one, or accept the"
                    + " change with a reason in libs/contract/golden/http/accepted-changes.md.";

    @Test
    void servesTheGoldenDocument(Api api) {
        String served = ContractFiles.written(api.get("/v3/api-docs").json());

        if (Boolean.getBoolean("codementor.contract.update")) {
            assertThat(unaccepted(ContractFiles.goldenText(), served))
                    .as(BREAKS)
                    .isEmpty();
            ContractFiles.writeGolden(served);
        }

        assertThat(served).as(HOW).isEqualTo(ContractFiles.goldenText());
    }

    @Test
    void keepsWhatWasPromised() {
        assertThat(unaccepted(ContractFiles.promised().toString(), ContractFiles.goldenText()))
                .as(BREAKS)
                .isEmpty();
    }

    private static Set<String> unaccepted(String before, String after) {
        JsonMapper json = JsonMapper.shared();
        Set<String> changes = new TreeSet<>(ContractChanges.incompatible(json.readTree(before), json.readTree(after)));
        changes.removeAll(ContractFiles.accepted());
        return changes;
    }
}
