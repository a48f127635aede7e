package org.xelionchat.benchmarks.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.xelionchat.benchmarks.subject.Server;

/** One subject at one work, in a process of its own. Prints its figures as JSON. */
public final class SubjectMain {

    private SubjectMain() {}

    /**
     * @param arguments the subject, the work, the size, the server's port
     * @throws Exception if it cannot be done
     */
    public static void main(String[] arguments) throws Exception {
        Work work = Work.valueOf(arguments[1]);
        Size size = arguments[2].equals("SMOKE") ? Size.SMOKE : Size.FULL;
        Server server = new Server(Integer.parseInt(arguments[3]));
        Map<String, Double> figures = work.run(Subjects.valueOf(arguments[0]).create(), server, size);
        System.out.println(new ObjectMapper().writeValueAsString(figures));
        // closing thousands of sockets would take longer than the work
        System.exit(0);
    }
}
