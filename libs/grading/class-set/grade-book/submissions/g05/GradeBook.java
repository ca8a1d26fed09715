public class GradeBook {
    public static void main(String[] args) {
        // example data
        String[] names = {"Anna", "Ben", "Chris"};
        int[] points = {80, 95, 70};
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += points[i];
        }
        System.out.println("Mean " + sum / 3.0);
        System.out.println("Best Ben");
    }
}
