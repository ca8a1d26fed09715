package dev.codementor.api.operations;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.identity.Caller;

/** Who may look, and who may act. */
final class Operators {

    private Operators() {}

    /** @throws dev.codementor.api.problems.ProblemException when the caller is no operator */
    static void requireWatcher(Caller caller) {
        if (!caller.maySeeOperations()) {
            throw ProblemCode.ROLE_MISSING
                    .because("This is for the roles operator and operator-read.")
                    .exception();
        }
    }

    /** @throws dev.codementor.api.problems.ProblemException when the caller is no operator, or may only look */
    static void requireOperator(Caller caller) {
        requireWatcher(caller);
        if (!caller.mayOperate()) {
            throw ProblemCode.READ_ONLY
                    .because("The role operator-read may look at everything. To act, the role operator is needed.")
                    .exception();
        }
    }
}
