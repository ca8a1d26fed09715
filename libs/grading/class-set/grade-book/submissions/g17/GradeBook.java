import java.util.Scanner;

public class GradeBook {
    public static void main(String args[]) {
        Scanner kb = new Scanner(System.in);
        int total = 0, count = 0, highest = 0;
        int a=0,b=0,c=0,d=0,e=0,f=0,g=0,h=0,i=0,j=0;
        String bestStudent = null;
        while (kb.hasNextLine()) {
            String line = kb.nextLine();
            int pos = line.indexOf(";");
            if (pos == -1) {
                System.out.println("wrong line");
            } else {
                int points = Integer.parseInt(line.substring(pos + 1));
                total = total + points;
                count = count + 1;
                if (points >= highest) { highest = points; bestStudent = line.substring(0, pos); }
                if (points < 10) a++;
                else if (points < 20) b++;
                else if (points < 30) c++;
                else if (points < 40) d++;
                else if (points < 50) e++;
                else if (points < 60) f++;
                else if (points < 70) g++;
                else if (points < 80) h++;
                else if (points < 90) i++;
                else j++;
            }
        }
        System.out.println("Average " + (float) total / count);
        System.out.println("Best student " + bestStudent);
        System.out.println("0: " + a + "\n10: " + b + "\n20: " + c + "\n30: " + d + "\n40: " + e);
        System.out.println("50: " + f + "\n60: " + g + "\n70: " + h + "\n80: " + i + "\n90: " + j);
    }
}
