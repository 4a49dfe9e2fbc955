"""Lỗi đầu vào: the one error that a user sees; it says what was expected, an example, what came, what to do."""


class InputError(ValueError):
    """Lỗi đầu vào, nói bằng tiếng Việt cho người dùng: cần gì, ví dụ, nhận được gì, cách sửa.

    >>> print(InputError("Kỳ báo cáo", "2024-H1, 2024-Q2, 2024-M06", "2024-H3", "Sửa lại mã kỳ rồi chạy lại."))
    Cần: Kỳ báo cáo
    Ví dụ: 2024-H1, 2024-Q2, 2024-M06
    Nhận được: 2024-H3
    Cách sửa: Sửa lại mã kỳ rồi chạy lại.
    """

    def __init__(self, expected: str, example: str, got: str, remedy: str) -> None:
        super().__init__(expected, example, got, remedy)
        self.expected = expected
        self.example = example
        self.got = got
        self.remedy = remedy

    def __str__(self) -> str:
        return f"Cần: {self.expected}\nVí dụ: {self.example}\nNhận được: {self.got}\nCách sửa: {self.remedy}"
