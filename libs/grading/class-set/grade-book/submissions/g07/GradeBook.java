import java.util.*;
class GradeBook {
public static void main(String[] a){
Scanner x=new Scanner(System.in);double t=0;int c=0,m=-1;String b="";int[] q=new int[11];
while(x.hasNextLine()){String z=x.nextLine();try{String[] y=z.split(";");int p=Integer.parseInt(y[1]);
t+=p;c++;q[p/10]++;if(p>m){m=p;b=y[0];}else if(p==m){b=b+", "+y[0];}}catch(Exception e){System.err.println("bad line "+z);}}
System.out.printf("%.2f%n",t/c);System.out.println(b);
for(int i=0;i<11;i++)System.out.println(i*10+" "+q[i]);
}}
