package dev.attest.experiments.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version in the manifest of the jar.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"attest " + version.orElse("(not from a jar)")};
    }
}
