package dev.codementor.grading.submissions;

/**
 * Where a file of an archive belongs.
 *
 * @param key of its submission in this archive
 * @param studentName empty when the name is not in the path
 * @param file its name within the submission; empty for a folder
 * @param version of the file, the higher the newer; 0 for the first
 */
record Placement(String key, String studentName, String file, boolean late, int version) {}
