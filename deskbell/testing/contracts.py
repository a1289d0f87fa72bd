"""The face contract: what one concept may know of another."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FaceContract(Contract):
    """Outsiders may import a concept's face (its operations, queries …) and nothing else of it."""

    concepts = fields.SetField(subfield=fields.StringField())
    face = fields.SetField(subfield=fields.StringField())
    exempt = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        intrusions = sorted(
            (importer, private)
            for concept in self.concepts
            for private in graph.find_descendants(concept)
            if not self._is_face(private, concept)
            for importer in graph.find_modules_that_directly_import(private)
            if not self._is_at_home(importer, concept)
        )
        return ContractCheck(kept=not intrusions, metadata={"intrusions": intrusions})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, private in check.metadata["intrusions"]:
            output.print_error(
                f"{importer} reaches past the face of another concept into {private}"
            )

    def _is_face(self, module: str, concept: str) -> bool:
        return module.removeprefix(f"{concept}.") in self.face

    def _is_at_home(self, importer: str, concept: str) -> bool:
        homes: set[Any] = {concept, *(self.exempt or ())}
        return ".tests" in importer or any(
            importer == home or importer.startswith(f"{home}.") for home in homes
        )
