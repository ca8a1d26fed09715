package dev.codementor.local;

/** Something that the person who starts the program can mend; its message says what is wrong and what to do. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String whatAndWhatToDo) {
        super(whatAndWhatToDo);
    }

    StartFailure(String whatAndWhatToDo, Throwable cause) {
        super(whatAndWhatToDo, cause);
    }
}
