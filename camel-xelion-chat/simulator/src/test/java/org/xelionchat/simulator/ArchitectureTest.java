package org.xelionchat.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Which package may know which. */
@AnalyzeClasses(packages = "org.xelionchat.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NEITHER_CAMEL_NOR_THE_CLIENT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.asynchttpclient..", "io.netty..", "org.xelionchat.client..");

    @ArchTest
    static final ArchRule CHATS_KNOW_NO_WIRE = noClasses()
            .that()
            .resideInAPackage("..simulator.chat")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.undertow..",
                    "org.xnio..",
                    "com.fasterxml..",
                    "..simulator.wire",
                    "..simulator.gateway",
                    "..simulator.socket",
                    "..simulator.fault",
                    "..simulator.journal",
                    "..simulator.server");

    @ArchTest
    static final ArchRule ONLY_THE_JUNIT_PACKAGE_KNOWS_JUNIT = noClasses()
            .that()
            .resideOutsideOfPackage("..simulator.junit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..");

    @ArchTest
    static final ArchRule NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("org.xelionchat.simulator.(*)..")
            .should()
            .beFreeOfCycles();
}
